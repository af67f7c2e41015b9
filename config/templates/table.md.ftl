<#-- A table: what the references say of it, and who writes and reads it. -->
<#import "frame.ftl" as f>
<#import "table-details.ftl" as d>
<#assign table = page.table>
<#macro support name value>
<@f.attribute name=name value=(value == "Yes")?then("✓ Yes", (value == "No")?then("✗ No", value))/>
</#macro>
<#macro docs name target>
<#if target?has_content>
| **${name}** | [View Documentation](${target}) |
</#if>
</#macro>
# ${table.name}

<@f.nav/>
<@f.back {"label": "Tables Index", "target": link("tables-index")}/>
<@f.rule/>
<@f.kept page.about.kept/>
<#if table.internalTo?size == 1>
> **Internal Use Table:** This table is created and used internally by the ${page.about.internalTo} solution. It is written to by playbooks for solution-specific data storage.

<#elseif table.internalTo?has_content>
> **Internal Use Table:** This table is created and used internally by the following solutions: ${page.about.internalTo}. It is written to by playbooks for solution-specific data storage.

</#if>
<#if page.about.unknown>
> ⚠️ **Not documented:** No reference of Azure Monitor or Microsoft Defender XDR knows a table of this name<@f.asOf taken("tables")/>, and it is not named like a custom table. The queries below read it as it is written; it may be a function, a variable or a misspelling.

</#if>
<#if table.defenderXdr && !table.azureMonitor>
> **Defender XDR Only:** This table is available in Microsoft Defender XDR advanced hunting but is not available in the Azure Monitor Log Analytics table reference.

</#if>
<#if page.about.description?has_content>
${page.about.description}

</#if>
<#if page.about.attributes>
| Attribute | Value |
|:----------|:------|
<@f.attribute "Category" table.category/>
<@support "Basic Logs Eligible" table.basicLogs/>
<@support "Supports Transformations" table.transformations/>
<@support "Ingestion API Supported" table.ingestionApi/>
<#if page.about.details??>
<@support "Lake-Only Ingestion" table.features.lakeOnly/>
<@f.attribute "Collection Method" table.about.collectionMethod/>
</#if>
<@docs "Azure Monitor Docs" page.docs.azureMonitor/>
<@docs "Defender XDR Docs" page.docs.defenderXdr/>

</#if>
<@f.notes page.about.notes/>
<#if page.about.details??>
<@d.columns page.about.details/>
</#if>
<#if page.solutions?has_content>
## Solutions (${page.solutions?size})

This table is used by the following solutions:

<#list page.solutions as solution>
- ${solution}
</#list>

</#if>
<#if page.connectors?has_content>
## Connectors (${page.connectors?size})

This table is ingested by the following connectors:

<#list page.connectors as connector>
- ${connector}
</#list>

</#if>
<#if page.events.sources?has_content>
## Vendors and Products (${page.events.sources?size})

The following ${page.events.asim?then("EventVendor/EventProduct", "DeviceVendor/DeviceProduct")} values are used by connectors ingesting this table:

| Vendor | Product | Connectors |
|:-------|:--------|:-----------|
<#list page.events.sources as source>
| ${source.vendor} | ${source.product} | ${source.connectors} |
</#list>

</#if>
<@f.rule/>
<#if page.items.types?has_content>
## Content Items Using This Table (${page.items.count})

<@f.itemGroups page.items.types/>
</#if>
<#if page.about.details??>
<@d.criteria page.about.details.criteria/>
</#if>
<#if table.resourceTypes?has_content>
## Resource Types

This table collects data from the following Azure resource types:

<#list table.resourceTypes as type>
- `${type}`
</#list>

</#if>
<#if page.parsers.count() gt 0>
## Parsers Using This Table (${page.parsers.count()})

<#if page.parsers.asim?has_content>
### ASIM Parsers (${page.parsers.asim?size})

| Parser | Schema | Product |
|:-------|:-------|:--------|
<#list page.parsers.asim as parser>
| ${parser.link} | ${parser.schema} | ${parser.product} |
</#list>

</#if>
<#if page.parsers.others?has_content>
### Other Parsers (${page.parsers.others?size})

| Parser | Solution | Location |
|:-------|:---------|:---------|
<#list page.parsers.others as parser>
| ${parser.link} | <#if parser.legacy>*(Legacy)*<#else>${parser.solution}</#if> | <#if parser.legacy>Legacy<#else>Solution</#if><#if !parser.listed> ⚠️</#if> |
</#list>

<#if page.parsers.discovered>
> ⚠️ Parsers marked with ⚠️ are not listed in their Solution JSON file.

</#if>
</#if>
</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Tables Index", "target": link("tables-index")}/>
