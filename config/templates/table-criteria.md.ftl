<#-- The selection criteria of a table that has too many for its own page. -->
<#import "frame.ftl" as f>
<#import "table-details.ftl" as d>
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": page.name, "target": page.table} {"label": "Selection Criteria", "target": page.whole}/>
<#else>
<@f.back {"label": page.name, "target": page.table}, {"label": "Tables Index", "target": link("tables-index")}/>
</#if>
</#macro>
# Selection Criteria of ${page.name}<#if page.view.label?has_content> - ${page.view.label}</#if>

<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
Values that queries compare columns of [${page.name}](${page.table}) with, and who does.

<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<@d.criteriaLists page.list "##"/>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
