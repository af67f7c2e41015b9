<#-- The first page. -->
<#import "frame.ftl" as f>
# Microsoft Sentinel Solutions Documentation

What the Azure-Sentinel repository holds, read from its files: solutions with their data connectors and content, the tables that they fill and query, and the parsers in between.

## Overview

| Resource | Count | Details |
|:---------|------:|:--------|
| [Solutions](${link("solutions-index")}) | ${page.solutions.total} | ${page.solutions.withConnectors} with connectors, ${page.solutions.withContent} with content |
| [Connectors](${link("connectors-index")}) | ${page.connectors.total} | Data ingestion methods |
| [Tables](${link("tables-index")}) | ${page.tables} | Log Analytics tables |
| [Content](${link("content-index")}) | ${page.items} | Analytics, hunting, playbooks, workbooks |
<#if page.parsers.others gt 0>
| [Parsers](${link("parsers-index")}) | ${page.parsers.others} | Non-ASIM KQL functions |
</#if>
<#if page.parsers.asimPairs gt 0>
| [ASIM Parsers](${link("asim-index")}) | ${page.parsers.asimPairs} pairs | Normalized schema parsers |
</#if>
<#if page.parsers.products gt 0>
| [ASIM Products](${link("asim-products")}) | ${page.parsers.products} | Products with ASIM support |
</#if>
<#if page.data.more??>
| [Collection Methods](${link("methods-index")}) | ${page.data.more.methods} | How connectors get and send their records |
| [Logic App Connectors](${link("logic-apps-index")}) | ${page.data.more.logicApps} | What playbooks act through |
| [ATT&CK Techniques](${link("attack-index")}) | ${page.data.more.techniques} | MITRE ATT&CK® techniques that rules and hunting queries name |
</#if>

<#if page.solutions.unpublished || page.connectors.deprecated>
<@f.rule/>
### Notes

<#if page.solutions.unpublished>
<@f.unpublished/>
</#if>
<#if page.connectors.deprecated>
<@f.deprecated/>
</#if>
</#if>
<#if (page.data.more.news)?has_content>
## Latest Changes

<#list page.data.more.news as one>
- **${one.date}** · ${one.title}<#if one.pullRequest?has_content> (${one.pullRequest})</#if>: <#list one.items as item><#if item?index lt 3>${item.link}<#sep><#if item?index lt 2>, </#if></#if></#list><#if one.items?size + one.hidden gt 3> and ${one.items?size + one.hidden - 3} more</#if>
</#list>

[All of the latest changes](${link("changes-latest", "latest")})

</#if>
## How to find something

* **A rule by what it reads:** open the table in the [Tables](${link("tables-index")}) index; its page lists all content that uses it.
* **A rule by its source:** open the connector in the [Connectors](${link("connectors-index")}) index, and from there its tables or its solution.
* **Everything of a product:** open its solution in the [Solutions](${link("solutions-index")}) index.
* **A rule by its name:** open its type and letter in the [Content](${link("content-index")}) index.
<#if !framed>
* **Which of your own rules are outdated:** [compare them](${link("outdated")}) with those of this site; they do not leave your browser.
</#if>
* **How many of what:** see the [Statistics](${link("statistics")}).

## Directory Structure

```
├── solutions-index.md, solutions/      # Solutions
├── connectors-index.md, connectors/    # Data connectors
<#if page.data.more??>
├── methods-index.md, methods/          # Collection methods
</#if>
├── tables-index.md, tables/            # Tables
├── content/                            # Rules, queries, playbooks, workbooks, watchlists
├── parsers/                            # Parser functions
├── asim/                               # ASIM parsers, by schema and by product
<#if (page.data.more.news)?has_content>
├── changes/, history/                  # What changed, and when
├── feeds/                              # The same as Atom and JSON Feed
</#if>
<#if page.data.more??>
├── logic-apps/                         # Logic App connectors of playbooks
</#if>
├── statistics.md                       # All numbers
├── problems.md                         # Files that could not be read, and doubts
└── exports/                            # The same facts as CSV files
```

## Data

The facts behind these pages as tables for spreadsheets and scripts (CSV, UTF-8, all fields quoted; a field that a spreadsheet would take for a formula starts with an apostrophe):

<#list page.data.exports as export>
* [${export.name}](${export.target})
</#list>

## Problems

<#if page.data.doubtfulFiles gt 0>
${page.data.doubtfulFiles} files of the repository could not be read or left a doubt. The [report](${link("problems")}) says where and why.
<#else>
Every file of the repository could be read without a doubt. The [report](${link("problems")}) lists what does not fit together.
</#if>
<#if ((page.data.more.behind)!0) gt 0>

${page.data.more.behind} solution(s) have analytic rules that are [merged and not packaged](${link("packages", "packages")}).
</#if>

## Source

Every page is made from one revision of the <#if page.repository?has_content>[source repository](${page.repository})<#else>source repository</#if> and is renewed when a change there touches it.<#if page.data.more??> [Whose the content is](${link("licence")})</#if>

<@f.rule/>
*Generated by Sentinel Sync ${page.edition.version} from the revision of ${page.edition.month}*
