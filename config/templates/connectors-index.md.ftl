<#-- All connectors by letter, those that are deprecated at the end. -->
<#import "frame.ftl" as f>
<#assign deprecatedHeading = "🚫 Deprecated Connectors">
<#macro rows connectors>
<#if framed>| </#if>| Connector | Publisher | Collection Method | Tables | Solution |
<#if framed>|:--:</#if>|:----------|:----------|:------------------|:------:|:---------|
<#list connectors as row>
<#if framed>| ${row.logo} </#if>| <#if row.connector.deprecated>🚫 </#if>${row.link}<#if !row.connector.published> ⚠️</#if><#if !row.connector.listed> 🔍</#if> | ${row.connector.publisher} | ${row.connector.method?has_content?then(row.connector.method, "—")} | ${row.connector.tables?has_content?then(row.connector.tables?size, "—")} | ${row.solution} |
</#list>

</#macro>
# Microsoft Sentinel Connectors Index

A data connector brings the events of a source into tables of a Log Analytics workspace. The list tells how each connector collects them, into how many tables they go and which solution holds the connector.

<@f.nav "Connectors"/>
<@f.rule/>
> **Note:** Everything below comes from the folders of the source repository. Connectors that Microsoft maintains elsewhere are missing.

**${page.count} unique connectors** (${page.count - page.deprecated?size} active, ${page.deprecated?size} deprecated). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

<@f.rule/>
Browse connectors alphabetically:

**Jump to:** <@f.letters page.letters/><#if page.deprecated?has_content><#if page.letters?has_content> | </#if>[Deprecated](#${anchor(deprecatedHeading)})</#if>

<#if page.unpublished>
<@f.unpublished/>
</#if>
<#if page.deprecated?has_content>
<@f.deprecated/>
</#if>
<#if page.discovered>
<@f.discovered/>
</#if>
<#list page.letters as letter>
## ${letter.heading}

<@rows letter.rows/>
</#list>
<#if page.deprecated?has_content>
## ${deprecatedHeading}

The following **${page.deprecated?size} connector(s)** are deprecated:

<@rows page.deprecated/>
</#if>
<@f.rule/>
<@f.nav "Connectors"/>
