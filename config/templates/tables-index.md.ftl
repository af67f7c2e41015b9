<#-- All tables by letter. -->
<#import "frame.ftl" as f>
# Microsoft Sentinel Tables Index

Tables hold the events that connectors ingest and that rules, queries and workbooks read. The list has every table that the references of Azure Monitor and Microsoft Defender XDR document and every other one that a connector or content item names.

<@f.nav "Tables"/>
<@f.rule/>
**${page.count} tables** documented (${page.ingested} ingested by connectors, ${page.contentOnly} referenced by content only). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

<@f.rule/>
Browse tables alphabetically:

**Jump to:** <@f.letters page.letters/>

<#list page.letters as letter>
## ${letter.heading}

| Table | Solutions | Connectors | Content |
|-------|:---------:|:----------:|:--------|
<#list letter.rows as row>
| ${row.link} | <#if row.table.solutions gt 0>[${row.table.solutions}](${row.target})<#else>-</#if> | <#if row.table.connectors gt 0>[${row.table.connectors}](${row.target})<#else>-</#if> | ${row.content} |
</#list>

</#list>
<@f.rule/>
<@f.nav "Tables"/>
