<#-- A part of an index that is too long for one page. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign titles = {
  "solutions": "Solutions",
  "connectors": "Connectors",
  "tables": "Tables",
  "reference-tables": "Reference Tables",
  "parsers": "Parsers"}>
<#assign title = titles[page.list]>
<#macro back>
<@f.backTo page.view {"label": "${title} Index", "target": page.index}/>
</#macro>
# ${title} - ${page.view.label}

**${page.view.count} ${title?lower_case}** starting with '${page.view.label}'.

<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
<#if page.signs.unpublished>
<@f.unpublished/>
</#if>
<#if page.signs.deprecated>
<@f.deprecated/>
</#if>
<#if page.signs.discovered && page.list != "parsers">
<@f.discovered/>
</#if>
<#if page.signs.usesAsim>
<@l.usesAsim/>
</#if>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#elseif page.list == "solutions">
<@l.solutions page.rows/>
<#elseif page.list == "connectors">
<@l.connectors page.rows/>
<#elseif page.list == "tables">
<@l.tables page.rows/>
<#elseif page.list == "reference-tables">
<@l.referenceTables page.rows/>
<#else>
<#if page.signs.discovered>
<@l.discoveredParsers/>
</#if>
<@l.parserSources/>
<@l.parsers page.rows/>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
