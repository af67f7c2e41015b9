<#-- All items of one type of content. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign about = {
  "analytic-rules": "Analytic rules are the detections of Microsoft Sentinel. Each runs its query on a schedule or as events arrive, and raises an alert, and from it an incident, when the query finds what it looks for.",
  "hunting-queries": "Hunting queries are run by people. They look for traces of an attack that no rule has reported, and for behaviour that is unusual without being an alert yet.",
  "playbooks": "Playbooks are Azure Logic Apps that start from an alert, an incident or an entity. They add context, block an address or an account, tell people, or open a ticket elsewhere.",
  "workbooks": "Workbooks are interactive dashboards. They put queries, charts and text on one page, to watch a data source, to follow an investigation or to report.",
  "parsers": "Parsers are functions that other queries call instead of a table. They split raw events into columns and give those the names that queries expect. This page lists the parsers that solutions bring as content; the [Parsers Index](${link('parsers-index')}) has all of them.",
  "watchlists": "Watchlists are tables of known values, such as important hosts, service accounts or approved addresses, which queries look up.",
  "summary-rules": "Summary rules run a query over a large table again and again and keep the small result in a table of its own, so that dashboards and long searches stay fast."}>
# ${page.plural}

<@f.nav/>
↑ [Back to Content Index](${link("content-index")})

<@f.rule/>
${about[page.slug]?no_esc} ${l.learnMore(page.slug)}

**${page.count} ${page.plural?lower_case}** across all Microsoft Sentinel solutions.

<#if page.letters?has_content>
**Jump to:** <#list page.letters as letter>[${letter.letter}](${letter.target})<#sep> | </#list>

| Letter | Count |
|:-------|------:|
<#list page.letters as letter>
| [${letter.letter}](${letter.target}) | ${letter.count} |
</#list>

<#else>
**Jump to:** <@f.letters page.groups/>

<@l.legend/>
<#list page.groups as group>
## ${group.heading}

<@l.items group.rows page.detail/>
</#list>
<#if page.flagged>
<@l.flagged/>
</#if>
</#if>
<@f.rule/>
<@f.nav/>
↑ [Back to Content Index](${link("content-index")})

