// Sentinel Sync as a container app that publishes to the static website of a storage account. It reaches
// the account by a managed identity, so there is no key. README.md has the commands.
targetScope = 'resourceGroup'

@description('Region of all resources.')
param location string = resourceGroup().location

@description('Name of the container app, and the beginning of the other names.')
@minLength(2)
@maxLength(20)
param name string = 'sentinel-sync'

@description('Name of the storage account, unique in the world.')
@minLength(3)
@maxLength(24)
param storageAccountName string = 'site${uniqueString(resourceGroup().id)}'

@description('The image, by its version or digest.')
param image string = 'ghcr.io/sentinel-sync/sentinel-sync:1.0.0'

@description('The repository that is followed, without credentials.')
param source string

@description('The branch that is followed.')
param branch string

@description('User name and token for a private repository, as lines username=… and token=…; empty for a public one.')
@secure()
param sourceCredentials string = ''

@description('Secret of the webhook of GitHub.')
@secure()
@minLength(24)
param webhookSecret string

@description('Token of the control interface, which only the inside of the environment reaches.')
@secure()
@minLength(24)
param controlToken string

// Storage Blob Data Contributor.
var roleOfWriters = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')

// Where the secrets are files in the container.
var secrets = '/run/secrets/sentinel-sync'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageAccountName
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource web 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: '$web'
}

resource mayWrite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(web.id, identity.id, roleOfWriters)
  scope: web
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: roleOfWriters
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      // Webhooks. The management port is open to the environment alone.
      ingress: {
        external: true
        targetPort: 8080
        transport: 'http'
        allowInsecure: false
      }
      secrets: [
        {
          name: 'source'
          value: sourceCredentials == '' ? 'none' : sourceCredentials
        }
        {
          name: 'github-webhook'
          value: webhookSecret
        }
        {
          name: 'control-token'
          value: controlToken
        }
      ]
    }
    template: {
      // shutdown.timeout (20 s) and ten seconds for closing.
      terminationGracePeriodSeconds: 35
      // One replica: its state is its own. Two need a PostgreSQL (SENTINEL_SYNC_DB_URL).
      scale: {
        minReplicas: 1
        maxReplicas: 1
      }
      volumes: [
        {
          // A clone that is lost is made again; what is published is known from the container itself.
          name: 'state'
          storageType: 'EmptyDir'
        }
        {
          name: 'secrets'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'source'
              path: 'source'
            }
            {
              secretRef: 'github-webhook'
              path: 'github-webhook'
            }
            {
              secretRef: 'control-token'
              path: 'control-token'
            }
          ]
        }
      ]
      containers: [
        {
          name: 'sentinel-sync'
          image: image
          args: [
            'run'
          ]
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: [
            {
              name: 'AZURE_CLIENT_ID'
              value: identity.properties.clientId
            }
            {
              name: 'SENTINEL_SYNC_SOURCE'
              value: source
            }
            {
              name: 'SENTINEL_SYNC_BRANCH'
              value: branch
            }
            {
              name: 'SENTINEL_SYNC_SOURCE_SECRET_FILE'
              value: sourceCredentials == '' ? '' : '${secrets}/source'
            }
            {
              name: 'SENTINEL_SYNC_TARGET'
              value: 'azblob://${storage.name}/$web'
            }
            {
              name: 'SENTINEL_SYNC_FORMATS'
              value: 'html'
            }
            {
              name: 'SENTINEL_SYNC_SITE_URL'
              value: storage.properties.primaryEndpoints.web
            }
            {
              name: 'SENTINEL_SYNC_WEBHOOKS'
              value: 'github'
            }
            {
              name: 'SENTINEL_SYNC_GITHUB_SECRET_FILE'
              value: '${secrets}/github-webhook'
            }
            {
              name: 'SENTINEL_SYNC_CONTROL_TOKEN_FILE'
              value: '${secrets}/control-token'
            }
            {
              name: 'SENTINEL_SYNC_HOST_NAMES'
              value: '${name}.${environment.properties.defaultDomain}'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/observe/health/live'
                port: 8081
              }
              periodSeconds: 10
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/observe/health/live'
                port: 8081
              }
              periodSeconds: 15
              timeoutSeconds: 5
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/observe/health/webhooks'
                port: 8081
              }
              periodSeconds: 10
              timeoutSeconds: 5
            }
          ]
          volumeMounts: [
            {
              volumeName: 'state'
              mountPath: '/data'
            }
            {
              volumeName: 'secrets'
              mountPath: secrets
            }
          ]
        }
      ]
    }
  }
  dependsOn: [
    mayWrite
  ]
}

@description('Where readers see the site.')
output site string = storage.properties.primaryEndpoints.web

@description('Where GitHub sends its webhook.')
output webhook string = 'https://${app.properties.configuration.ingress.fqdn}/webhook/github'
