<#-- All solutions by letter. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# Microsoft Sentinel Solutions Index

A solution is a package that brings what one product or scenario needs in Microsoft Sentinel: data connectors that ingest its logs, and content such as analytic rules, hunting queries, workbooks, playbooks, parsers and watchlists that works on them.

📚 **Learn more:** [Deploy Microsoft Sentinel solutions](https://learn.microsoft.com/azure/sentinel/sentinel-solutions-deploy)

> **Note:** Everything below comes from the folders of the source repository. Solutions and connectors that Microsoft maintains elsewhere are missing.<#if page.groups?has_content> Content outside of all solutions is listed under <#list page.groups as group>${group}<#sep> and </#list>.</#if>

<@f.nav "Solutions"/>
<@f.rule/>
**${page.count} solutions** with ${page.connectors} unique connectors and ${page.withItems} providing content items. See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

<@f.rule/>
Browse solutions alphabetically:

<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
**Jump to:** <@f.letters page.letters/>

<#if page.unpublished>
<@f.unpublished/>
</#if>
<#if page.usesAsim>
<@l.usesAsim/>
</#if>
<#list page.letters as letter>
### ${letter.heading}

<@l.solutions letter.rows/>
</#list>
</#if>
<@f.rule/>
<@f.nav "Solutions"/>
