<#-- What the layout full adds to the pages of parsers. -->
<#import "frame.ftl" as f>
<#macro callers list heading words>
<#if list.count() gt 0>
${heading} (${list.count()})

${words}

<#if list.parsers?has_content>
**Parsers:** <#list list.parsers as parser>${parser}<#sep>, </#list>

</#if>
<@f.itemGroups list.items.types/>
</#if>
</#macro>

<#macro sections details>
<#if details.parameters?has_content>
## Parameters

| Name | Type | Default |
|:-----|:-----|:--------|
<#list details.parameters as parameter>
| ${code(parameter.name)} | ${parameter.type} |<#if parameter.defaultValue?has_content> ${code(parameter.defaultValue)}</#if> |
</#list>

</#if>
<#if details.query.text?has_content>
## Query

${details.query.text}

<#if details.query.cut>
*The rest of the query is in the source file.*

</#if>
</#if>
<@callers details.users.direct "## Used By" "The queries of these call this parser:"/>
<@callers details.users.indirect "## Used Through Other Parsers" "These call parsers that call this one:"/>
</#macro>
