<#-- A schema of ASIM. -->
<#import "frame.ftl" as f>
<#assign schema = page.schema>
<#assign roles = {"UNION": "Union", "SOURCE": "Source", "EMPTY": "Empty"}>
<#macro fields list>
| Field | Class | Type | Allowed Values | Alias Of |
|:------|:------|:-----|:---------------|:---------|
<#list list as field>
| ${code(field.name)} | ${field.fieldClass} | ${field.type}<#if field.logicalType?has_content> (${field.logicalType})</#if> | <#list field.values as value>${code(value)}<#sep>, </#list> | <#if field.aliasOf?has_content>${code(field.aliasOf)}</#if> |
</#list>

</#macro>
# ${asimBadge()} ${schema.name}

<@f.nav "ASIM Parsers"/>
<@f.back {"label": "ASIM Index", "target": link("asim-index")}/>
<@f.rule/>
<#if schema.fields?has_content>
## Fields (${schema.fields?size})

From the list of the repository's tester of parsers, ${page.source}.

<@fields schema.fields/>
</#if>
<#if schema.common?has_content>
## Common Fields (${schema.common?size})

Every schema has these fields.

<@fields schema.common/>
</#if>
<#if page.parsers?has_content>
## Parsers (${page.parsers?size})

| Parser | Role | Product | Version |
|:-------|:-----|:--------|:--------|
<#list page.parsers as parser>
| ${parser.link} | ${roles[parser.role]} | ${parser.product} | ${parser.version} |
</#list>

</#if>
<#if page.items.types?has_content>
## Content Items Using This Schema (${page.items.count})

<@f.itemGroups page.items.types/>
</#if>
<@f.rule/>
<@f.nav "ASIM Parsers"/>
<#if framed>
↑ [Back to ASIM Index](${link("asim-index")})
</#if>
