# Page not found

There is no page at this address. What it showed was renamed or removed, or the address was not copied whole.

<#list navigation() as label, target>
- [<#if label == "🏠">Home<#elseif label == "📊">Statistics<#else>${label}</#if>](${target})
</#list>
