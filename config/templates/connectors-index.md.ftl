<#-- All connectors by letter, those that are deprecated at the end. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign deprecatedHeading = "🚫 Deprecated Connectors">
# Microsoft Sentinel Connectors Index

A data connector brings the events of a source into tables of a Log Analytics workspace. The list tells how each connector collects them, into how many tables they go and which solution holds the connector.

<@f.nav "Connectors"/>
<@f.rule/>
> **Note:** Everything below comes from the folders of the source repository. Connectors that Microsoft maintains elsewhere are missing.

**${page.count} unique connectors** (${page.count - page.deprecatedCount} active, ${page.deprecatedCount} deprecated). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.<#if page.full> By method: [Collection Methods](${link("methods-index")}).</#if>

<@f.rule/>
Browse connectors alphabetically:

<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
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

<@l.connectors letter.rows/>
</#list>
<#if page.deprecated?has_content>
## ${deprecatedHeading}

The following **${page.deprecated?size} connector(s)** are deprecated:

<@l.connectors page.deprecated/>
</#if>
</#if>
<@f.rule/>
<@f.nav "Connectors"/>
