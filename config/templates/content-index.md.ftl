<#-- The index of all content types. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign purpose = {
  "analytic-rules": "Queries that run on a schedule and raise alerts.",
  "hunting-queries": "Queries for analysts who look for threats themselves.",
  "playbooks": "Logic Apps that react to alerts and incidents.",
  "workbooks": "Dashboards over the collected data.",
  "parsers": "Functions that bring raw events into a common form.",
  "watchlists": "Lists of known names, addresses and assets for use in queries.",
  "summary-rules": "Queries that condense large tables into small ones."}>
# Microsoft Sentinel Content Index

Content items are what puts collected data to use: rules that detect, queries that hunt, playbooks that respond, workbooks that show, and parsers, watchlists and summary rules that the others build on.

<@f.nav "Content"/>
<@f.rule/>
**${page.total} content items** across all Microsoft Sentinel solutions. See [📊 Statistics](${link("statistics")}) for detailed breakdowns by type and source.

<@f.rule/>
Each type has a page that lists all its items.

| Content Type | Count | Description |
|:-------------|------:|:------------|
<#list page.types as type>
| [${type.plural}](${type.target}) | ${type.count}<#if type.slug == "parsers">*</#if> | ${purpose[type.slug]} ${l.learnMore(type.slug)} |
</#list>

<#if page.parsers>
\* *Parser count shows solution parsers only. The [Parsers Index](${link("parsers-index")}) includes additional legacy and discovered parsers.*

</#if>
<@f.rule/>
<@f.nav "Content"/>
