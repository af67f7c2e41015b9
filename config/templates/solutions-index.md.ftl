<#-- All solutions by letter. -->
<#import "frame.ftl" as f>
# Microsoft Sentinel Solutions Index

A solution is a package that brings what one product or scenario needs in Microsoft Sentinel: data connectors that ingest its logs, and content such as analytic rules, hunting queries, workbooks, playbooks, parsers and watchlists that works on them.

📚 **Learn more:** [Deploy Microsoft Sentinel solutions](https://learn.microsoft.com/azure/sentinel/sentinel-solutions-deploy)

> **Note:** Everything below comes from the folders of the source repository. Solutions and connectors that Microsoft maintains elsewhere are missing.<#if page.groups?has_content> Content outside of all solutions is listed under <#list page.groups as group>${group}<#sep> and </#list>.</#if>

<@f.nav "Solutions"/>
<@f.rule/>
**${page.count} solutions** with ${page.connectors} unique connectors and ${page.withItems} providing content items. See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

<@f.rule/>
Browse solutions alphabetically:

**Jump to:** <@f.letters page.letters/>

<#if page.unpublished>
<@f.unpublished/>
</#if>
<#if page.usesAsim>
> ${asimIcon()} **Uses ASIM:** This icon indicates the solution uses ASIM parsers for normalized data.

</#if>
<#list page.letters as letter>
### ${letter.heading}

<#if framed>| </#if>| Solution | First Published | Publisher |
<#if framed>|:--:</#if>|----------|----------------|----------|
<#list letter.rows as row>
<#if framed>| ${row.logo} </#if>| <#if row.solution.usesAsim>${asimIcon()} </#if>${row.link}<#if !row.solution.published> ⚠️</#if> | ${row.solution.firstPublished} | ${row.solution.publisher} |
</#list>

</#list>
<@f.rule/>
<@f.nav "Solutions"/>
