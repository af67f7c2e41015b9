<#-- A data connector, or one that content requires and no solution defines. -->
<#import "frame.ftl" as f>
<#assign connector = page.connector>
# <#if connector.deprecated>🚫 </#if><#if !connector.published>⚠️ </#if><#if !connector.listed>🔍 </#if>${connector.title}

<#if !connector.published>
<@f.unpublished/>
</#if>
<#if connector.deprecated>
<@f.deprecated/>
</#if>
<#if !connector.listed>
<@f.discovered/>
</#if>
<#if page.logo?has_content>
${page.logo}

</#if>
<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
<@f.rule/>
| Attribute | Value |
|:----------|:------|
| **Connector ID** | ${page.id} |
<@f.attribute "Publisher" connector.publisher/>
<@f.attribute "Used in Solutions" page.solutions/>
<@f.attribute "Collection Method" connector.method/>
<@f.attribute "Event Vendor" connector.vendors?join(", ")/>
<@f.attribute "Event Product" connector.products?join(", ")/>
<@f.attribute "Connector Definition Files" page.files/>

<@f.notes page.notes/>
<#if page.description?has_content>
${page.description}

</#if>
<#if !connector.defined>
> ⚠️ **Not defined:** No solution of the repository defines a connector with this ID. It may be built into Microsoft Sentinel, renamed or gone. The content items below ask for it.

## Content Items Requiring This Connector (${page.requiredBy.count})

<@f.itemGroups page.requiredBy.types/>
</#if>
<#if page.tables?has_content>
## Tables Ingested

This connector ingests data into the following tables:

<#if page.bySource>
| Table | Event Vendor | Event Product | Transformations | Ingestion API |
|-------|:-------------|:--------------|:---------------:|:-------------:|
<#list page.tables as table>
| ${table.link} | ${table.vendors} | ${table.products} | ${table.transformations} | ${table.ingestionApi} |
</#list>
<#else>
| Table | Supports Transformations | Ingestion API Supported |
|-------|:------------------------:|:-----------------------:|
<#list page.tables as table>
| ${table.link} | ${table.transformations} | ${table.ingestionApi} |
</#list>
</#if>

<#if page.anyIngestionApi>
> 💡 **Tip:** Tables with Ingestion API support allow data ingestion via the [Azure Monitor Data Collector API](https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview), which also enables custom transformations during ingestion.

</#if>
</#if>
<#if page.permissions?has_content>
## Permissions

${page.permissions}

</#if>
<#if page.setup?has_content>
## Setup Instructions

> ⚠️ **Note**: These instructions follow the user interface definition of the connector by fixed rules; what the portal shows as a form is only described here. Please verify every step in the Microsoft Sentinel portal.

${page.setup}

</#if>
<@f.readme page.readme!""/>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
