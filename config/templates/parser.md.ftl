<#-- A parser function outside ASIM. -->
<#import "frame.ftl" as f>
<#import "parser-details.ftl" as d>
<#import "history.ftl" as h>
<#assign parser = page.parser>
# ${parser.name}<#if !parser.listed> 🔍</#if>

<#if !parser.listed>
<@f.discovered/>
</#if>
<@f.nav "Parsers"/>
<@f.back {"label": "Parsers Index", "target": link("parsers-index")}/>
<@f.rule/>
<@f.kept page.file.kept/>
<#if page.description?has_content>
${page.description}

</#if>
## Parser Information

| Attribute | Value |
|:----------|:------|
<#if parser.title != parser.name>
| Title | ${parser.title} |
</#if>
| Location | <#if parser.isLegacy()>Legacy (/Parsers)<#else>Solution</#if> |
<#if page.solution?has_content>
| Solution | ${page.solution}<#if !parser.solutionPublished> ⚠️</#if> |
</#if>
<#if parser.version?has_content>
| Version | ${parser.version} |
</#if>
<#if parser.lastUpdated?has_content>
| Last Updated | ${parser.lastUpdated} |
</#if>
<#if parser.category?has_content>
| Category | ${parser.category} |
</#if>
<#if parser.fileType?has_content>
| File Type | .${parser.fileType} |
</#if>
| Source | <#if page.file.source?has_content>[View on GitHub](${page.file.source})<#else>${code(page.parser.path)}</#if>${lastVersion(page.parser.path)} |

<#if page.tables?has_content>
## Source Tables

This parser reads from the following tables:

<#list page.tables as table>
- ${table}
</#list>

</#if>
<#if page.asim?has_content>
## ASIM Parsers Used

This parser calls the following ASIM parsers:

<#list page.asim as asim>
- ${asim}
</#list>

</#if>
<#if page.file.details??>
<@d.sections page.file.details/>
<#if page.file.details.history??>
<@h.section page.file.details.history/>
</#if>
</#if>
<@f.rule/>
<@f.nav "Parsers"/>
<@f.back {"label": "Parsers Index", "target": link("parsers-index")}/>
