<#-- What answers where a page was. -->
<#import "frame.ftl" as f>
# ${page.name}

<@f.nav/>
<#if page.above??>
<@f.back page.above/>
</#if>
<@f.rule/>
<#if page.moved>
> ℹ️ **Moved:** The page moved to another address on ${page.removal.change.date()} (commit ${page.removal.commit}).
<#else>
> ℹ️ **Removed:** This page was removed on ${page.removal.change.date()} (commit ${page.removal.commit}). Here is what it said last.
</#if>

| Attribute | Value |
|:----------|:------|
| **Kind** | ${page.kind} |
<@f.attribute "Id" page.last.subject.id/>
| **Last address** | ${page.removal.address} |
| **<#if page.moved>Moved<#else>Removed</#if>** | ${page.removal.change.date()} |
| **Commit** | ${page.removal.commit} |

## <#if page.moved>Where It Is Now<#else>What To Read Instead</#if>

<#if page.successors?has_content>
<#list page.successors as successor>
- ${successor.link} (${successor.reason})
</#list>
<#else>
No page took its place.
</#if>

<#if !page.moved && page.last.subject.description?has_content>
## Last Description

${safeMarkdown(page.last.subject.description, "")}

</#if>
<@f.rule/>
<@f.nav/>
<#if page.above??>
<@f.back page.above/>
</#if>
