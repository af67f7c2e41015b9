import base64
import hashlib
import hmac
import os

import requests

WORKSPACE_ID = os.environ["WorkspaceId"]
WORKSPACE_KEY = os.environ["WorkspaceKey"]


def signature(date, length):
    text = f"POST\n{length}\napplication/json\nx-ms-date:{date}\n/api/logs"
    key = base64.b64decode(WORKSPACE_KEY)
    digest = hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()
    return f"SharedKey {WORKSPACE_ID}:{base64.b64encode(digest).decode()}"


def send(body, date):
    address = f"https://{WORKSPACE_ID}.ods.opinsights.azure.com/api/logs?api-version=2016-04-01"
    headers = {
        "content-type": "application/json",
        "Authorization": signature(date, len(body)),
        "Log-Type": "HaldenMailMessages",
        "x-ms-date": date,
    }
    requests.post(address, data=body, headers=headers).raise_for_status()
