<#-- A solution, or one of the two groups of items that belong to none. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign solution = page.solution>
<#assign subject = solution.isGroup()?then("group", "solution")>
<#macro tables rows>
<#if page.connectors.links?has_content>
| Table | Used By Connectors | Used By Content |
|-------|-------------------|----------------|
<#list rows as row>
| ${row.table} | ${row.connectors} | ${row.content} |
</#list>
<#else>
| Table | Used By Content |
|-------|----------------|
<#list rows as row>
| ${row.table} | ${row.content} |
</#list>
</#if>

</#macro>
# <#if solution.deprecated()>🚫 </#if><#if page.uses.asim?has_content>${asimBadge()} </#if><#if !solution.published>⚠️ </#if>${solution.name}

<#if !solution.published>
<@f.unpublished/>
</#if>
<#if solution.deprecated()>
> 🚫 **Deprecated:** The description of this solution says that it is deprecated. Its connectors count as deprecated too.

</#if>
<#if page.shown.logo?has_content>
${page.shown.logo}

</#if>
<@f.nav/>
<@f.back {"label": "Solutions Index", "target": link("solutions-index")}/>
<@f.rule/>
<@f.kept page.shown.remarks.kept/>
<#if solution.isGroup()>
<#if solution.key == "standalone">
Content items that lie outside of all solutions, with metadata of their own.
<#else>
Content items that lie outside of all solutions, without metadata of their own: they can be found in the repository only.
</#if>

<#else>
<#if page.shown.description?has_content>
${page.shown.description}

</#if>
## Solution Information

| Attribute | Value |
|:------------------------|:------|
| **Publisher** | ${solution.supportName} |
| **Support Tier** | ${solution.supportTier} |
<@f.attribute "Support Link" page.shown.supportLink/>
<@f.attribute "Categories" solution.categories?join(", ")/>
<@f.attribute "Version" solution.version/>
<@f.attribute "Author" solution.author/>
<@f.attribute "First Published" solution.firstPublished/>
<#if page.shown.changed.date?has_content>
| **Last Updated** | ${page.shown.changed.date} (newest commit in the solution's folder) |
<#elseif page.shown.changed.beyondHistory>
| **Last Updated** | Earlier history is not available in this copy |
<#else>
<@f.attribute "Last Updated" solution.lastPublished/>
</#if>
| **Solution Folder** | ${page.shown.folder} |
<@f.attribute "Last Changed" lastChange(solution.key)/>
<@f.attribute "Dependencies" page.shown.dependencies/>
<#if page.shown.unknownOffer && taken("offers")?has_content>
| **Azure Marketplace** | Not known: the list of ${taken("offers")} does not name the offer |
</#if>

</#if>
<@f.notes page.shown.remarks.notes/>
<#if page.uses.products?has_content>
## ${asimIcon()} Supported Products

This ${subject} uses ASIM parsers and supports the following products:

| Product |
|:--------|
<#list page.uses.products as product>
| ${product} |
</#list>

</#if>
<#if !solution.isGroup()>
## Data Connectors

<#if page.connectors.links?has_content>
<#assign discovered = page.connectors.discovered listed = page.connectors.links?size - page.connectors.discovered>
<#if discovered == 0>
This solution provides **${listed} data connector(s)**:
<#elseif listed gt 0>
This solution provides **${listed} data connector(s)** (plus ${discovered} discovered⚠️):
<#else>
This solution has **${discovered} discovered data connector(s)⚠️** (not in Solution definition):
</#if>

<#list page.connectors.links as connector>
- ${connector}
</#list>
<#if discovered gt 0>

*⚠️ Discovered connector - found in solution folder but not listed in Solution JSON definition.*
</#if>

<#elseif page.connectors.unreadable gt 0>
**Whether this solution includes data connectors is not known:** ${page.connectors.unreadable} of its files that may define some cannot be read. The problems report says why.

<#else>
**This solution does not include data connectors.**

This solution may contain other components such as analytics rules, workbooks, hunting queries, or playbooks.

</#if>
</#if>
<#if page.dependencies?has_content>
## From Required Solutions

This solution needs these solutions, with their connectors and the tables that they ingest:

| Solution | Connectors | Tables |
|:---------|:-----------|:-------|
<#list page.dependencies as dependency>
| ${dependency.solution} | ${dependency.connectors} | ${dependency.tables} |
</#list>

</#if>
<#if page.uses.asim?has_content>
## ${asimIcon()} ASIM Parsers Used

This ${subject} uses **${page.uses.asim?size} ASIM parser(s)** for normalized data:

<#if page.connectors.links?has_content>
| Parser | Used By Content |
|--------|----------------|
<#else>
| Table | Used By Content |
|-------|----------------|
</#if>
<#list page.uses.asim as parser>
| ${parser.table} | ${parser.content} |
</#list>

</#if>
<#if page.uses.tables?has_content>
## Tables Used

<#if page.connectors.links?has_content>
This ${subject} uses **${page.uses.tables?size} table(s)**:
<#else>
This ${subject} queries **${page.uses.tables?size} table(s)** from its content items:
</#if>

<@tables page.uses.tables/>
</#if>
<#if page.uses.internal?has_content>
### Internal Tables

The following **${page.uses.internal?size} table(s)** are used internally by this ${subject}'s content items:

<@tables page.uses.internal/>
</#if>
<#if page.content.count gt 0>
## Content Items

This ${subject} includes **${page.content.count} content item(s)**:

| Content Type | Count |
|:-------------|:------|
<#list page.content.counts as type>
| <#if type.target?has_content>[${type.plural}](${type.target})<#else>${type.plural}</#if> | ${type.count} |
</#list>

<#list page.content.sections as section>
### ${section.type.plural()}

<@l.section section/>
</#list>
<#if page.content.unlisted>
<@l.unlisted/>
</#if>
</#if>
<#if page.content.behind?has_content>
## Merged, Not Packaged

The solution's package, from which the content hub installs, does not have the newest form of **${page.content.behind?size} analytic rule(s)**:

| Analytic Rule | In the Repository | In the Package | First Change That Is Not in the Package |
|:--------------|:------------------|:---------------|:----------------------------------------|
<#list page.content.behind as lag>
| ${lag.rule} | ${lag.version?has_content?then(lag.version, "—")} | <#if !lag.packaged.packaged>No such rule<#elseif !lag.packaged.sameVersion>${lag.packaged.version}<#else>${lag.packaged.version?has_content?then(lag.packaged.version, "—")}, another query</#if> | <#if lag.since?has_content>${lag.since}, ${lag.commit}<#else>—</#if> |
</#list>

[All solutions with such rules](${link("packages", "packages")})

</#if>
<@f.readme page.readme!""/>
<#if page.releaseNotes?has_content>
## Release Notes

${page.releaseNotes}

</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Solutions Index", "target": link("solutions-index")}/>
