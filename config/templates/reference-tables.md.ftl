<#-- The tables that only the reference knows, by letter. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#macro back>
<@f.back {"label": "Tables Index", "target": link("tables-index")}/>
</#macro>
# Reference Tables Index

The references of Azure Monitor and Microsoft Defender XDR document these tables, and no connector and no content item of the repository uses them. The tables in use are in the [Tables Index](${link("tables-index")}).

<@f.nav/>
<@back/>
<@f.rule/>
**${page.view.count} tables** that only the references know.

<#if page.view.isSplit()>
<@f.parts page.view/>
<#elseif page.letters?has_content>
**Jump to:** <@f.letters page.letters/>

<#list page.letters as letter>
## ${letter.heading}

<@l.referenceTables letter.rows/>
</#list>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
