<#-- What the layout full adds to the pages of tables. -->
<#assign sources = {
  "TABLE_TEMPLATE": "template of the table",
  "STREAM": "stream of a data collection rule",
  "RESHAPED_STREAM": "stream of a data collection rule, before the rule reshapes it",
  "QUERY_TESTS": "table of the repository's own tests of queries"}>

<#macro columns details>
<#if details.otherSpellings?has_content>
**Also written as:** <#list details.otherSpellings as spelling>${code(spelling)}<#sep>, </#list>

</#if>
<#local schema = details.schema>
<#if schema.columns?has_content>
## Columns (${schema.columns?size + schema.left})

<#list schema.sources as source>
${source?counter}. ${source.file} (${sources[source.kind]})
</#list>

| Column | Type | Defined In |
|:-------|:-----|:-----------|
<#list schema.columns as column>
| ${code(column.name)} | ${column.type} | ${column.sources} |
</#list>

<#if schema.left gt 0>
*${schema.left} more columns are in the export of columns.*

</#if>
</#if>
</#macro>

<#macro values rows>
| Column | Operator | Values | Filtered By |
|:-------|:---------|:-------|:------------|
<#list rows as row>
| ${code(row.column)} | ${code(row.operators)} | ${row.values} | ${row.users} |
</#list>

</#macro>

<#-- The lists themselves, below a heading. -->
<#macro criteriaLists list level>
<#if list.kept?has_content>
<@values list.kept/>
</#if>
<#if list.leftOut?has_content>
${level} Left Out

Rows with these values are left out:

<@values list.leftOut/>
</#if>
</#macro>

<#macro criteria list>
<#if list.count gt 0>
## Selection Criteria (${list.count})

Values that queries compare columns of this table with, and who does.

<#if list.page?has_content>
| Column | Values | Filtered By |
|:-------|-------:|------------:|
<#list list.columns as column>
| ${code(column.name)} | ${column.values} | ${column.users} |
</#list>

[All ${list.count} selection criteria](${list.page})

<#else>
<@criteriaLists list "###"/>
</#if>
</#if>
</#macro>
