<#-- Lists of content items, shared by the pages of types and letters. -->

<#macro legend>
> **Source:** 📦 Solution | 📄 Standalone | 🔗 GitHub Only

</#macro>

<#-- The first two lines of a table; the columns are aligned left. -->
<#macro head names>
| <#list names as name>${name}<#sep> | </#sep></#list> |
|<#list names as name>:-${""?right_pad(name?length, "-")?no_esc}|</#list>
</#macro>

<#-- A table of items; `columns` are the headings between name and source. -->
<#macro items rows columns>
<@head ["Name"] + columns + ["Source"]/>
<#list rows as row>
| ${row.link} | <#list row.cells as cell>${cell} | </#list>${row.source} |
</#list>

</#macro>

<#macro flagged>
> ⚠️ Items marked with ⚠️ are not listed in their Solution JSON file. They were discovered by scanning solution folders.

</#macro>
