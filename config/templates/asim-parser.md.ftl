<#-- An ASIM parser. -->
<#import "frame.ftl" as f>
<#import "parser-details.ftl" as d>
<#import "history.ftl" as h>
<#assign parser = page.parser>
<#assign roles = {
  "UNION": "📦 Union (schema-level)",
  "SOURCE": "🔌 Source (product-specific)",
  "EMPTY": "⬜ Empty (placeholder)"}>
# ${asimBadge()} <#if parser.title?has_content>${parser.title}<#else>${parser.name}</#if>

<@f.nav "ASIM Parsers"/>
<@f.back {"label": "ASIM Index", "target": link("asim-index")}/>
<@f.rule/>
<@f.kept page.file.kept/>
## Parser Information

| Property | Value |
|:---------|:------|
| **Parser Name** | `${parser.name}` |
<#if parser.builtIn?has_content>
| **Built-in Parser** | `${parser.builtIn}` |
</#if>
<#if (page.file.details.schema)?has_content>
| **Schema** | [${parser.schema}](${page.file.details.schema}) |
<#else>
<@f.attribute "Schema" parser.schema/>
</#if>
<@f.attribute "Schema Version" parser.schemaVersion/>
| **Parser Type** | ${roles[parser.role]} |
<#if parser.role != "UNION">
<@f.attribute "Product" parser.product/>
</#if>
<@f.attribute "Parser Version" parser.version/>
<@f.attribute "Last Updated" parser.lastUpdated/>
<#if page.unions?has_content>
| **Unifying Parser** | <#list page.unions as union>${union}<#sep>, </#list> |
</#if>
| **Source File** | <#if page.file.source?has_content>[${parser.path}](${page.file.source})<#else>${code(parser.path)}</#if>${lastVersion(parser.path)} |
<#if page.file.details??>
<@f.attribute "Change Log" page.file.details.changeLog/>
</#if>

<#if page.description?has_content>
## Description

${page.description}

</#if>
<#if page.sources?has_content>
## Products

This union parser includes parsers for the following products:

| Product | Source Parser |
|:--------|:--------------|
<#list page.sources as source>
| ${source.product} | ${source.link} |
</#list>

</#if>
<#if page.tables?has_content>
## Source Tables

This parser reads from the following tables:

| Table |
|:------|
<#list page.tables as table>
| ${table} |
</#list>

</#if>
<#if parser.parameters?has_content>
## Parameters

| Name | Type | Default |
|:-----|:-----|:--------|
<#list parser.parameters as parameter>
| `${parameter.name}` | ${parameter.type} |<#if parameter.defaultValue?has_content> ${parameter.defaultValue}</#if> |
</#list>

</#if>
<#if page.file.details??>
<@d.sections page.file.details/>
<#if page.file.details.history??>
<@h.section page.file.details.history/>
</#if>
</#if>
<#if page.references?has_content>
## References

<#list page.references as reference>
- ${reference}
</#list>

</#if>
<@f.rule/>
<@f.nav "ASIM Parsers"/>
<@f.back {"label": "ASIM Index", "target": link("asim-index")}/>
