<#-- The changes of an item in a year. -->
<#import "frame.ftl" as f>
<#import "history.ftl" as h>
# ${page.name}: changes of ${page.year}

<@f.nav/>
<#if page.target?has_content>
<@f.back {"label": "${page.name}", "target": page.target}/>
</#if>
<@f.rule/>
<#list page.entries as one>
<@h.entry one/>
</#list>
<#if page.hidden gt 0>
${page.hidden} more changes of this year are not shown.

</#if>
<@f.rule/>
<@f.nav/>
