<#-- The selection criteria of a table that has too many for its own page. -->
<#import "frame.ftl" as f>
<#import "table-details.ftl" as d>
# Selection Criteria of ${page.name}

<@f.nav/>
<@f.back {"label": page.name, "target": page.table}, {"label": "Tables Index", "target": link("tables-index")}/>
<@f.rule/>
Values that queries compare columns of [${page.name}](${page.table}) with, and who does.

<@d.criteriaLists page.list "##"/>
<@f.rule/>
<@f.nav/>
<@f.back {"label": page.name, "target": page.table}, {"label": "Tables Index", "target": link("tables-index")}/>
