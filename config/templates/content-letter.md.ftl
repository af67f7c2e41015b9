<#-- The items of one type under one letter or two. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# ${page.type.plural()} - ${page.view.label}

**${page.view.count} ${page.type.plural()?lower_case}** starting with '${page.view.label}'.

<@f.nav/>
↑ [All ${page.type.plural()}](${page.typeIndex})<@f.above page.view/>

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
↑ [Back to Content Index](${link("content-index")}) · [Back to ${page.type.plural()}](${page.typeIndex})

