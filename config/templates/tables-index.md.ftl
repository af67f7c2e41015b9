<#-- The tables in use, by letter. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# Microsoft Sentinel Tables Index

Tables hold the events that connectors ingest and that rules, queries and workbooks read. The list has the tables that a connector, a content item or a parser uses. Those that only the references of Azure Monitor and Microsoft Defender XDR know have an index of their own.

<@f.nav "Tables"/>
<@f.rule/>
**${page.counts.all} tables** documented (${page.counts.ingested} ingested by connectors, ${page.counts.contentOnly} referenced by content only). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

<@f.rule/>
**Not in use:** [${page.counts.referenceOnly} tables that only the references know](${link("reference-tables")})

Browse the ${page.view.count} tables in use alphabetically:

<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
**Jump to:** <@f.letters page.letters/>

<#list page.letters as letter>
## ${letter.heading}

<@l.tables letter.rows/>
</#list>
</#if>
<@f.rule/>
<@f.nav "Tables"/>
