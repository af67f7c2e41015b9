<#-- The items of one type under one letter or two. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# ${page.type.plural()} - ${page.view.label}

**${page.view.count} ${page.type.plural()?lower_case}** starting with '${page.view.label}'.

<@f.nav/>
<#if framed>
↑ [All ${page.type.plural()}](${page.typeIndex})<#list page.view.above as part> · [All under ${part.label}](${part.target})</#list>

</#if>
<@f.rule/>
<@f.siblings page.view/>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<@l.legend/>
<@l.items page.rows page.columns/>
<#if page.flagged>
<@l.flagged/>
</#if>
</#if>
<@f.rule/>
<@f.nav/>
<@f.backTo page.view {"label": "Content Index", "target": link("content-index")} {"label": "${page.type.plural()}", "target": page.typeIndex}/>
