<#-- The solutions whose packages are behind their rules. -->
<#import "frame.ftl" as f>
# Merged, Not Packaged

The content hub installs a solution from its package. A rule that was merged into the repository reaches nobody there until the package is made anew. In the packages of these solutions the newest form of **${page.rules} analytic rule(s)** is missing; their pages name the rules.

<@f.nav/>
<@f.back {"label": "Solutions", "target": link("solutions-index")}/>
<@f.rule/>
| Solution | Rules That Wait | Not in the Package | Other Version | Other Query, Same Version | First Change That Is Not in the Package |
|:---------|----------------:|-------------------:|--------------:|--------------------------:|:----------------------------------------|
<#list page.rows as row>
| ${row.solution} | ${row.rules()} | ${row.missing} | ${row.versions} | ${row.queries} | <#if row.since?has_content>${row.since}, ${row.commit}<#else>—</#if> |
</#list>

<@f.rule/>
<@f.nav/>
<@f.back {"label": "Solutions", "target": link("solutions-index")}/>
