<#-- Whose the content of the site is, and under which terms it is shown. -->
<#import "frame.ftl" as f>
# Licence

<@f.nav/>
<#if framed><@f.back {"label": "Home", "target": link("home")}/></#if>
<@f.rule/>
## Content of the repository

This site shows content of <#if page.source?has_content>[a public repository](${page.source})<#else>a Git repository</#if>: names, descriptions, queries, pictures and READMEs. It is © its authors and stays under the licence of that repository<#if page.licence?has_content>: [LICENSE](${page.licence})</#if>. Whoever copies a query from here copies it under that licence.

## MITRE ATT&CK®

Names and identifiers of techniques and tactics are © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. MITRE ATT&CK® and ATT&CK® are registered trademarks of The MITRE Corporation. [Terms of use](https://attack.mitre.org/resources/legal-and-branding/terms-of-use/)

## No affiliation

Microsoft, Azure and Microsoft Sentinel are trademarks of the Microsoft group of companies. This site is not affiliated with, sponsored by or endorsed by Microsoft or The MITRE Corporation.

<@f.rule/>
<@f.nav/>
<#if framed><@f.back {"label": "Home", "target": link("home")}/></#if>
