<#-- How a connector collects and sends records; on pages of the full layout. -->

<#macro details collection>
## Data Collection

| Attribute | Value | Evidence |
|:----------|:------|:---------|
| **Collection Method** | ${collection.method} | ${collection.methodReason} |
| **Ingestion API** | ${collection.ingestion.api.label()} | ${collection.ingestion.reason} |

<#if collection.connections?has_content>
### Codeless Connections

| Kind | Authentication | Method | Paging | Host | Stream or Data Type |
|:-----|:---------------|:------:|:------:|:-----|:--------------------|
<#list collection.connections as connection>
| ${connection.kind?has_content?then(connection.kind, "Polling")} | ${connection.authType?has_content?then(connection.authType, "—")} | ${connection.post?then("POST", "GET")} | ${connection.paging?then("✓", "—")} | <#if connection.host?has_content>${code(connection.host)}<#else>—</#if> | <@target connection.target/> |
</#list>

</#if>
<#if collection.rules?has_content>
### Data Collection Rules

| File | Tables |
|:-----|:-------|
<#list collection.rules as rules>
| ${rules.file} | <#list rules.tables as table>${code(table)}<#sep>, </#sep></#list> |
</#list>

</#if>
</#macro>

<#macro target to><#if to.streamName?has_content>${code(to.streamName)}<#elseif to.dataType?has_content>${code(to.dataType)}<#else>—</#if></#macro>
