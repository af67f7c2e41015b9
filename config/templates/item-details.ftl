<#-- What the layout full adds to a content item (page layouts 9.2). -->
<#import "frame.ftl" as f>
<#import "logic-apps.ftl" as l>

<#assign operators = {
  "gt": "More than", "greaterthan": "More than",
  "lt": "Fewer than", "lessthan": "Fewer than",
  "eq": "Exactly", "equal": "Exactly",
  "ne": "Any number but", "notequal": "Any number but"
}>

<#assign groupings = {
  "alertperresult": "One alert for each result",
  "singlealert": "One alert for all results"
}>

<#assign matchings = {
  "allentities": "All entities are equal",
  "anyalert": "Any alert of the rule",
  "selected": "What is listed below is equal"
}>

<#assign triggers = {
  "INCIDENT": "Microsoft Sentinel incident",
  "ALERT": "Microsoft Sentinel alert",
  "ENTITY": "Microsoft Sentinel entity",
  "RECURRENCE": "Schedule",
  "REQUEST": "HTTP request",
  "OTHER": "Other"
}>

<#assign alertDetails = {
  "alertDisplayNameFormat": "Name",
  "alertDescriptionFormat": "Description",
  "alertSeverityColumnName": "Column of the severity",
  "alertTacticsColumnName": "Column of the tactics"
}>

<#-- Yes and no as files write them. -->
<#function answer written>
  <#if written?lower_case == "true"><#return "Yes"></#if>
  <#if written?lower_case == "false"><#return "No"></#if>
  <#return written>
</#function>

<#-- What the package of the solution has of a rule; a list of one, or empty. -->
<#macro package lags>
<#list lags as lag>
<#local packaged = lag.packaged>
<#if packaged.isBehind()>
| **Package** | ⚠️ Merged, not packaged: the solution's package <#if !packaged.packaged>does not have this rule<#elseif !packaged.sameVersion>has version ${packaged.version}<#else>has another query</#if><#if lag.since?has_content>; the first change that is not in it: ${lag.since}, ${lag.commit}</#if> |
<#else>
| **Package** | As in the solution's package |
</#if>
</#list>
</#macro>

<#-- Rows of the attribute table. -->
<#macro attributes page>
<@f.attribute "Version" page.item.classification.version/>
<#switch page.item.type.key()>
<#case "analytic_rule">
<#case "hunting_query">
<@schedule page.facts.schedule page.details.times/>
<#local aggregation = page.facts.alert.aggregationKind>
<@f.attribute "Event Grouping" groupings[aggregation?lower_case]!aggregation/>
<#local deployment = page.details.deployment>
<#if deployment.template?has_content>
| **Deployment** | [Template](${deployment.template?no_esc})<#if deployment.portal?has_content> · [Deploy to Azure](${deployment.portal?no_esc}): opens the Azure portal with the template of this site</#if>; the rule is switched off until you enable it |
</#if>
<@package page.details.deployment.lag/>
<#break>
<#case "playbook">
<@f.attribute "Trigger" page.details.steps.triggers?map(kind -> triggers[kind.name()])?join(", ")/>
<@f.attribute "Entities" page.facts.about.entities?join(", ")/>
<@f.attribute "Author" page.facts.origin.author/>
<@f.attribute "Support" page.facts.origin.supportTier/>
<@f.attribute "Last Update" page.facts.origin.lastUpdate?remove_ending("T00:00:00.000Z")?remove_ending("T00:00:00Z")/>
<#break>
<#case "summary_rule">
<@f.attribute "Bin Size" page.details.times.binSize/>
<@f.attribute "Bin Delay" page.details.times.binDelay/>
<@f.attribute "First Bin" page.facts.bins.startTime/>
<#if page.facts.destinationTable?has_content>
| **Destination Table** | ${code(page.facts.destinationTable)} |
</#if>
<#break>
<#case "parser">
<@f.attribute "Last Update" page.facts.about.lastUpdated/>
<@f.attribute "Category" page.facts.about.category/>
<#if page.facts.names?has_content>
| **Function** | <#list page.facts.names as name>${code(name)}<#sep>, </#list> |
</#if>
<#break>
</#switch>
</#macro>

<#macro schedule schedule times>
<#local parts = []>
<#if times.frequency?has_content><#local parts += ["runs every " + times.frequency]></#if>
<#if times.period?has_content><#local parts += ["looks back " + times.period]></#if>
<@f.attribute "Schedule" parts?join(", ")?cap_first/>
<#local operator = schedule.triggerOperator threshold = schedule.triggerThreshold>
<#if threshold?has_content && operators[operator?lower_case]??>
<@f.attribute "Trigger" operators[operator?lower_case] + " " + threshold + " results"/>
<#else>
<@f.attribute name="Trigger" value=(operator + " " + threshold)?trim/>
</#if>
<#if schedule.suppressionEnabled?lower_case == "true">
<@f.attribute "Suppression" "For " + times.suppression + " after an alert"/>
<#elseif schedule.suppressionEnabled?has_content>
<@f.attribute "Suppression" answer(schedule.suppressionEnabled)/>
</#if>
</#macro>

<#-- The sections behind the attribute table. -->
<#macro sections page>
<#switch page.item.type.key()>
<#case "parser">
<@parameters page.facts.parameters/>
<@queries page.details/>
<#break>
<#case "watchlist">
<@watchlists page.facts.watchlists/>
<#break>
<#case "playbook">
<@l.workflow page.details.workflow/>
<@prose "Prerequisites" page.details.steps.prerequisites/>
<@prose "After Deployment" page.details.steps.postDeployment/>
<#break>
<#case "analytic_rule">
<@queries page.details/>
<@alert page.facts.alert/>
<@incident page.facts.alert.incident page.details.times/>
<@connectors page.details.connectors/>
<#break>
<#case "hunting_query">
<@queries page.details/>
<@alert page.facts.alert/>
<#break>
<#default>
<@queries page.details/>
</#switch>
</#macro>

<#macro prose title text>
<#if text?has_content>
## ${title}

${text}

</#if>
</#macro>

<#-- A workbook has several queries, with titles under tabs and groups. -->
<#macro queries details>
<#local blocks = details.queries.blocks>
<#if blocks?has_content>
## <#if blocks?size == 1>Query<#else>Queries</#if>

<#if details.queryFile?has_content>
> ✂️ Not everything fits on this page. [Show the whole text](${details.queryFile?no_esc})

</#if>
<#local group = "">
<#list blocks as block>
<#local here = block.group?join(" › ")>
<#if here != group>
### <#if here?has_content>${here}<#else>Outside of tabs and groups</#if>

<#local group = here>
</#if>
<#if block.name?has_content>
**<#if block.parameter>Parameter </#if>${block.name}**<#if block.cut> (beginning)</#if>

</#if>
<#if block.text?has_content>
${block.text}

</#if>
</#list>
</#if>
</#macro>

<#macro alert alert>
<#if alert.entityMappings?has_content || alert.entityColumns?has_content>
## Entities

<#if alert.entityMappings?has_content>
| Entity | Identifier | Column |
|:-------|:-----------|:-------|
<#list alert.entityMappings as mapping>
<#list mapping.fields as field>
| <#if field?is_first>${mapping.entityType}</#if> | ${field.identifier} | ${code(field.columnName)} |
<#else>
| ${mapping.entityType} | - | - |
</#list>
</#list>

</#if>
<#if alert.entityColumns?has_content>
Columns that hold whole entities: <#list alert.entityColumns as column>${code(column)}<#sep>, </#list>

</#if>
</#if>
<#if alert.customDetails?has_content>
## Custom Details

| Detail | Column |
|:-------|:-------|
<#list alert.customDetails as name, column>
| ${name} | ${code(column)} |
</#list>

</#if>
<#if alert.alertDetails?has_content>
## Alert Details Override

| Detail | Value |
|:-------|:------|
<#list alert.alertDetails as name, value>
| ${alertDetails[name]!name} | ${code(value)} |
</#list>

</#if>
</#macro>

<#macro incident incident times>
<#local grouping = incident.grouping>
<#if incident.create?has_content || grouping.enabled?has_content>
## Incident Settings

| Setting | Value |
|:--------|:------|
<@f.attribute "Create incidents" answer(incident.create)/>
<@f.attribute "Group alerts" answer(grouping.enabled)/>
<#if grouping.enabled?lower_case == "true">
<@f.attribute "Reopen closed incidents" answer(grouping.reopenClosed)/>
<@f.attribute "Look back" times.lookback/>
<@f.attribute "Group if" matchings[grouping.matchingMethod?lower_case]!grouping.matchingMethod/>
<@f.attribute "Entities" grouping.entities?join(", ")/>
<@f.attribute "Alert details" grouping.alertDetails?join(", ")/>
<@f.attribute "Custom details" grouping.customDetails?join(", ")/>
</#if>

</#if>
</#macro>

<#macro connectors uses>
<#if uses?has_content>
## Associated Connectors

| Connector | Data Types |
|:----------|:-----------|
<#list uses as use>
| ${use.link} | <#list use.dataTypes as type>${code(type)}<#sep>, <#else>-</#list> |
</#list>

</#if>
</#macro>

<#macro parameters list>
<#if list?has_content>
## Parameters

| Name | Type | Default |
|:-----|:-----|:--------|
<#list list as parameter>
| ${code(parameter.name)} | ${code(parameter.type)} | ${code(parameter.defaultValue)} |
</#list>

</#if>
</#macro>

<#macro watchlists lists>
<#list lists as list>
## Watchlist<#if lists?size gt 1> ${list.alias}</#if>

<#if list.description?has_content>
${safeMarkdown(list.description, page.item.path)}

</#if>
| Attribute | Value |
|:----------|:------|
<#if list.alias?has_content>
| **Alias** | ${code(list.alias)} |
</#if>
<@f.attribute "Display Name" list.displayName/>
<@f.attribute "Provider" list.provider/>
<@f.attribute "Source" list.source/>
<#if list.searchKey?has_content>
| **Search Key** | ${code(list.searchKey)} |
</#if>
<#if list.columns?has_content>
| **Columns** | <#list list.columns as column>${code(column)}<#sep>, </#list> |
</#if>

</#list>
</#macro>
