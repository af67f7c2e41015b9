<#-- The page that compares the rules of a workspace, as it is without its script. -->
# Outdated Rules

Compares the analytic rules of a Microsoft Sentinel workspace with those of this site: which have a newer version and what changed since, which were removed, and which were edited. The comparison is made in your browser: the rules are not sent to anybody, and nothing is stored.

This page needs JavaScript. Without it, open a rule below [Content](${link("content-index")}) and compare its version and its history with yours.

## How to get the rules of a workspace

- **Azure CLI:** `az sentinel alert-rule list --resource-group GROUP --workspace-name WORKSPACE > rules.json`
- **REST interface:** save the answer of `GET …/providers/Microsoft.SecurityInsights/alertRules`; if it has a `nextLink`, the other pages too, and compare them one by one.
- **Portal:** select the rules under *Analytics* and choose *Export*.

At most 50 MB are read at a time.

## How rules are compared

A rule belongs to the rule of this site that has the id of its template (`alertRuleTemplateName`); else to the one that has the name of its resource as id; else, as a guess that is shown apart, to the one with the same display name. A rule is outdated if its `templateVersion` is lower. Where both versions are the same, or a rule does not say its version, the queries decide; white space does not count in them.

The browser asks this site for files that each hold the versions of many rules. From that the site's host learns which of 256 groups the ids are in, and nothing else.
