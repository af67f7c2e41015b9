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

<#-- The items of one type of a solution. -->
<#macro section section>
<#if section.active?has_content>
<@head ["Name"] + section.columns + ["Tables Used"]/>
<#list section.active as item>
| ${item.name} | <#list item.cells as cell>${cell} | </#list>${item.tables} |
</#list>

</#if>
<#if section.inactive?has_content>
#### Retired/Deprecated ${section.type.plural()?split(" ")?last}

| Name | Status | Description |
|:-----|:-------|:------------|
<#list section.inactive as item>
| ${item.link} | ${item.status} | ${item.description} |
</#list>

</#if>
</#macro>

<#macro unlisted>
> ⚠️ Items marked with ⚠️ are not listed in the Solution JSON file. They were discovered by scanning the solution folder and may be legacy items, under development, or excluded from the official solution package.

</#macro>

<#-- Rows of the indexes. -->
<#macro solutions rows>
<#if framed>| </#if>| Solution | First Published | Publisher |
<#if framed>|:--:</#if>|----------|----------------|----------|
<#list rows as row>
<#if framed>| ${row.logo} </#if>| <#if row.solution.usesAsim>${asimIcon()} </#if>${row.link}<#if !row.solution.published> ⚠️</#if> | ${row.solution.firstPublished} | ${row.solution.publisher} |
</#list>

</#macro>

<#macro usesAsim>
> ${asimIcon()} **Uses ASIM:** This icon indicates the solution uses ASIM parsers for normalized data.

</#macro>

<#macro connectors rows>
<#if framed>| </#if>| Connector | Publisher | Collection Method | Tables | Solution |
<#if framed>|:--:</#if>|:----------|:----------|:------------------|:------:|:---------|
<#list rows as row>
<#if framed>| ${row.logo} </#if>| <#if row.connector.deprecated>🚫 </#if>${row.link}<#if !row.connector.published> ⚠️</#if><#if !row.connector.listed> 🔍</#if> | ${row.connector.publisher} | ${row.connector.method?has_content?then(row.connector.method, "—")} | ${row.connector.tables?has_content?then(row.connector.tables?size, "—")} | ${row.solution} |
</#list>

</#macro>

<#macro tables rows>
| Table | Solutions | Connectors | Content |
|-------|:---------:|:----------:|:--------|
<#list rows as row>
| ${row.link} | <#if row.table.solutions gt 0>${row.table.solutions}<#else>-</#if> | <#if row.table.connectors gt 0>${row.table.connectors}<#else>-</#if> | ${row.content} |
</#list>

</#macro>

<#-- Tables without users: nothing but names. -->
<#macro referenceTables rows>
<#list rows as row>
- ${row.link}
</#list>

</#macro>

<#macro parsers rows>
| Parser | Source | Tables |
|:-------|:-------|:-------|
<#list rows as row>
| ${row.link}<#if row.discovered> ⚠️</#if> | <#if row.solution?has_content>📦 ${row.solution}<#else>📂 *Legacy*</#if> | ${row.tables} |
</#list>

</#macro>

<#macro parserSources>
> **Source:** 📦 Solution | 📂 Legacy

</#macro>

<#macro discoveredParsers>
> ⚠️ Discovered parsers were found in solution folders but are not listed in the Solution JSON file. They may be legacy items, under development, or excluded from the official solution package.

</#macro>
