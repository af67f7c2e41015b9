package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Permissions and setup steps as pages of connectors show them (page layouts 8.9). */
class SetupSectionsTest {

  @Test
  void permissionsAreBlocksOfTheirKinds() {
    assertThat(
            permissions(
                """
                {"resourceProvider": [
                   {"provider": "P1", "requiredPermissions": {"write": true, "read": true}},
                   {"providerDisplayName": "Two", "scope": "Tenant",
                    "requiredPermissions": {"action": "true", "delete": false}},
                   {"provider": "P3", "permissionsDisplayText": "ask"}, {"scope": "nameless"}],
                 "customs": [{"name": "Key", "description": "one"}, {"name": "Bare"}, {}],
                 "licenses": ["Mcas", "New"], "tenant": "GlobalAdmin"}
                """))
        .isEqualTo(
            """
            **Resource Provider Permissions:**
            - **P1** (Workspace): read and write permissions required.
            - **Two** (Tenant): action permission required.
            - **P3** (Workspace): ask

            **Custom Permissions:**
            - **Key**: one
            - **Bare**

            **Licenses:**
            - Microsoft Defender for Cloud Apps
            - New

            **Tenant Permissions:**
            Requires GlobalAdmin on the workspace's tenant""");
  }

  @Test
  void permissionsOfUnexpectedJsonAreLeftOut() {
    assertThat(permissions("[3, {\"customs\": \"x\"}]")).isEmpty();
    assertThat(permissions("{\"customs\": [7, null, {\"name\": {}}], \"licenses\": 3}")).isEmpty();
  }

  @Test
  void stepsAreNumberedAtTheFirstLevelUnlessTheirTitleIs() {
    assertThat(
            steps(
                """
                [{"title": " First ", "description": "Do it."}, {}, {"title": "7. Own"},
                 {"description": "> a note"}, {"title": "Second",
                 "innerSteps": [{"title": "Inner", "description": "deep"}]}]
                """))
        .isEqualTo(
            """
            **1. First**

            Do it.

            **7. Own**

            > a note

            **2. Second**
            **Inner**

              deep""");
  }

  @Test
  void nestedStepsAreIndentedAndHostileDepthIsBearable() {
    String deep = "[{\"title\": \"end\"}]";
    for (int level = 0; level < 95; level++) {
      deep = "[{\"title\": \"level\", \"innerSteps\": %s}]".formatted(deep);
    }

    assertThat(steps(deep)).startsWith("**1. level**\n**level**").contains("**end**");
  }

  static Stream<Arguments> instructions() {
    return Stream.of(
        arguments("CopyableLabel", "'label': 'Id', 'value': 'v'", "- **Id**: `v`"),
        arguments("CopyableLabel", "'value': 'v'", ""),
        arguments("CopyableLabel", "'label': 'Id'", "- **Id**"),
        arguments(
            "CopyableLabel",
            "'label': 'Id', 'fillWith': ['WorkspaceId', 'x']",
            "- **Id**: `WorkspaceId`\n  > *Note: The value above is dynamically provided when these"
                + " instructions are presented within Microsoft Sentinel.*"),
        arguments("InfoMessage", "'text': 'hint'", "ℹ️ hint"),
        arguments("InfoMessage", "'text': 'hint', 'visible': false", ""),
        arguments("Markdown", "'content': 'a\\r\\nb'", "a\nb"),
        arguments("MarkdownControlEnvBased", "'prodScript': 'p', 'govScript': 'p'", "p"),
        arguments(
            "MarkdownControlEnvBased",
            "'prodScript': 'p', 'govScript': 'g'",
            "p\n\n**Government Cloud:**\ng"),
        arguments("Textbox", "'label': 'L', 'placeholder': 'p'", "- **L**: p"),
        arguments("Textbox", "'label': 'L', 'type': 'password'", "- **L**: (password field)"),
        arguments(
            "OAuthForm",
            "'clientIdLabel': 'App'",
            "- **OAuth Configuration**:\n  - App\n  - Client Secret\n"
                + "  - Click 'Connect' to authenticate"),
        arguments(
            "Dropdown",
            "'label': 'L', 'isMultiSelect': true, 'options': [{'text': 'a'}, {'key': 'b'}]",
            "- **L** (multi-select)\n  - a\n  - b"),
        arguments(
            "Dropdown",
            "'label': 'L', 'options': [{}, {}, {}, {}, {'text': '5'}, {'text': '6'}, {}]",
            "- **L** (select)\n  - \n  - \n  - \n  - \n  - 5\n  - ... and 2 more options"),
        arguments(
            "InstallAgent", "'linkType': 'OpenWaf'", "- **Configure Web Application Firewall**"),
        arguments("InstallAgent", "'linkType': 'New'", "- **Install/configure: New**"),
        arguments("ConnectionToggleButton", "", "- Click 'Connect' to establish connection"),
        arguments(
            "InstructionStepsGroup",
            "'title': 'G', 'canCollapseAllSections': true, 'description': 'd',"
                + " 'instructionSteps': [{'title': 'S', 'description': 'x'}]",
            "**G (expandable)**\n\nd\n\n**S**\n\n  x"),
        arguments("ConfigureLogSettings", "'linkType': 'T'", "- Configure log settings: T"),
        arguments("MSG", "'description': 'd', 'items': [{'label': 'a'}]", "d\n  - a"),
        arguments("CefAma", "", "- Configure CefAma data connector"),
        arguments("OmsDatasource", "'datasourceName': 'D'", "- Configure data source: D"),
        arguments("OmsSolutions", "'solutionName': 'S'", "- Install solution: S"),
        arguments("SentinelResourceProvider", "'connectorKind': 'K'", "- Connect K"),
        arguments(
            "DeployPushConnectorButton_test",
            "'applicationDisplayName': 'A'",
            "- Deploy connector\n  Application: A"),
        arguments("Unheard", "'title': 't', 'label': 'l'", "l"),
        arguments(
            "Unheard",
            "'title': {}",
            "> 📋 **Additional Configuration Step**: This connector includes a configuration step of"
                + " type `Unheard`. Please refer to the Microsoft Sentinel portal for detailed"
                + " configuration options for this step."));
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void instructionsAreShownByTheirType(String type, String parameters, String expected) {
    String json =
        "[{'title': 'T', 'instructions': [{'type': '%s', 'parameters': {%s}}]}]"
            .formatted(type, parameters)
            .replace('\'', '"');

    assertThat(steps(json).replaceFirst("^\\*\\*1\\. T\\*\\*\n*", "")).isEqualTo(expected);
  }

  @Test
  void formsOfThePortalAreDescribed() {
    String json =
        """
        [{"instructions": [
          {"type": "DataConnectorsGrid", "parameters": {
            "mapping": [{"columnName": "Name"}], "menuItems": ["DeleteConnector"]}},
          {"type": "ContextPane", "parameters": {"subtitle": "sub", "instructionSteps": [
            {"title": "T", "instructions": [
              {"type": "Textbox", "parameters": {"label": "K", "required": true}},
              {"type": "Dropdown", "parameters": {"label": "R", "options": [{"text": "a"}]}},
              {"type": "Button", "parameters": {"label": "B"}}]}]}},
          {"type": "AADDataTypes", "parameters": {"dataTypes": [
            {"title": "Sign-ins", "infoBoxHtmlTemplate": "<b>needs</b> P1"}, {"title": ""}]}}]}]
        """;

    assertThat(steps(json))
        .startsWith("**Connector Management Interface**\n\nThis section is")
        .contains(
            "following information:\n- **Name**\n\n➕ **Add New Collector**",
            "\n\n🔧 **Manage Collectors**: ",
            "**Configuration Form**\n\n*sub*\n\nWhen you click the \"Add new collector\" button",
            "provide:\n\n*T*\n\n- **K** (required)\n- **R** (optional): Select from available"
                + " options\n  - a\n\n> 💡 **Portal-Only Feature**: This configuration form",
            "**Select Microsoft Entra ID Data Types**",
            "- ☐ **Sign-ins**\n  *needs P1*\n\nEach data type")
        .endsWith("Data type selection is only available in the Microsoft Sentinel portal.");
  }

  private static String permissions(String json) {
    return SetupSections.of(json, "").permissions();
  }

  private static String steps(String json) {
    return SetupSections.of("", json).steps();
  }
}
