<#-- The items of one type under one letter. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# ${page.type.plural()} - ${page.letter}

**${page.rows?size} ${page.type.plural()?lower_case}** starting with '${page.letter}'.

<@f.nav/>
<#if framed>
↑ [All ${page.type.plural()}](${page.typeIndex})

</#if>
<@f.rule/>
**Jump to letter:** <#list page.letters as letter><#if letter.letter == page.letter>**${letter.letter}**<#else>[${letter.letter}](${letter.target})</#if><#sep> | </#list>

<@l.legend/>
<@l.items page.rows page.columns/>
<#if page.flagged>
<@l.flagged/>
</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Content Index", "target": link("content-index")} {"label": "${page.type.plural()}", "target": page.typeIndex}/>
