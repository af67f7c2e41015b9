<#-- A data connector, or one that content requires and no solution defines. -->
<#import "frame.ftl" as f>
<#import "connector-collection.ftl" as c>
<#import "connector-setup.ftl" as setup>
<#assign connector = page.connector>
<#assign permissions = safeMarkdown(setup.permissions(page.setup.permissions), connector.definitionPath)>
<#assign steps = safeMarkdown(setup.steps(page.setup.steps), connector.definitionPath)>
<#function sign value>
<#return (value == "Yes")?then("✓", (value == "No")?then("✗", "—"))>
</#function>
<#function names list>
<#return list?has_content?then(list?join(", "), "—")>
</#function>
# <#if connector.deprecated>🚫 </#if><#if !connector.published>⚠️ </#if><#if !connector.listed>🔍 </#if>${connector.title}

<#if !connector.published>
<#if connector.listed>
<@f.unpublished/>
<#else>
> ⚠️ **Unpublished:** No solution publishes this connector. It lies in the folder of a solution whose definition does not list it, or the solution itself is not on Azure Marketplace.

</#if>
</#if>
<#if connector.deprecated>
<@f.deprecated/>
</#if>
<#if !connector.listed>
<@f.discovered/>
</#if>
<#if page.head.logo?has_content>
${page.head.logo}

</#if>
<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
<@f.rule/>
<@f.kept page.head.kept/>
| Attribute | Value |
|:----------|:------|
| **Connector ID** | ${code(connector.id)} |
<@f.attribute "Publisher" connector.publisher/>
<@f.attribute "Used in Solutions" page.head.solutions/>
<@f.attribute "Collection Method" connector.method/>
<@f.attribute "Event Vendor" connector.vendors?join(", ")/>
<@f.attribute "Event Product" connector.products?join(", ")/>
<@f.attribute "Connector Definition Files" page.head.files/>
<@f.attribute "Last Changed" lastChange(connector.definitionPath)/>

<@f.notes page.head.notes/>
<#if connector.method == "MMA">
> ⚠️ **Retired agent:** This connector collects by the Log Analytics agent (MMA), which was retired on 31 August 2024.

</#if>
<#if page.description?has_content>
${page.description}

</#if>
<#if !connector.defined>
> ⚠️ **Not defined:** No solution of the repository defines a connector with this ID. It may be built into Microsoft Sentinel, renamed or gone. The content items below ask for it.

## Content Items Requiring This Connector (${page.requiredBy.count})

<@f.itemGroups page.requiredBy.types/>
</#if>
<#if page.ingestion.tables?has_content>
## Tables Ingested

This connector ingests data into the following tables:

<#if page.ingestion.bySource>
| Table | Event Vendor | Event Product | Transformations | Ingestion API |
|-------|:-------------|:--------------|:---------------:|:-------------:|
<#list page.ingestion.tables as table>
| ${table.link} | ${names(table.vendors)} | ${names(table.products)} | ${sign(table.table.transformations)} | ${sign(table.table.ingestionApi)} |
</#list>
<#else>
| Table | Supports Transformations | Ingestion API Supported |
|-------|:------------------------:|:-----------------------:|
<#list page.ingestion.tables as table>
| ${table.link} | ${sign(table.table.transformations)} | ${sign(table.table.ingestionApi)} |
</#list>
</#if>

<#if page.ingestion.anyIngestionApi>
> 💡 **Tip:** Tables with Ingestion API support allow data ingestion via the [Azure Monitor Data Collector API](https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview), which also enables custom transformations during ingestion.

</#if>
</#if>
<#if page.collection??>
<@c.details page.collection/>
</#if>
<#if permissions?has_content>
## Permissions

${permissions}

</#if>
<#if steps?has_content>
## Setup Instructions

> ⚠️ **Note**: These instructions follow the user interface definition of the connector by fixed rules; what the portal shows as a form is only described here. Please verify every step in the Microsoft Sentinel portal.

${steps}

</#if>
<@f.readme page.readme!""/>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
