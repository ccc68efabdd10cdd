{{- define "lumenore-mcp.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "lumenore-mcp.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := include "lumenore-mcp.name" . }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "lumenore-mcp.selectorLabels" -}}
app.kubernetes.io/name: {{ include "lumenore-mcp.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: server
{{- end }}

{{/* Labels of every object; the pods of the test differ in their component. */}}
{{- define "lumenore-mcp.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: lumenore
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | trunc 63 | trimAll "-_." | quote }}
{{ include "lumenore-mcp.selectorLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "lumenore-mcp.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "lumenore-mcp.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "lumenore-mcp.image" -}}
{{- with .Values.image }}
{{- if .digest }}
{{- printf "%s@%s" .repository .digest }}
{{- else }}
{{- printf "%s:%s" .repository (.tag | default $.Chart.AppVersion) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "lumenore-mcp.embedded" -}}
{{- if eq .Values.config.PLATFORM "embedded" }}true{{ end }}
{{- end }}

{{/* The Secret with the credentials; a release without any is refused here, not by a pod that crashes. */}}
{{- define "lumenore-mcp.secretName" -}}
{{- $c := .Values.credentials }}
{{- if $c.existingSecret }}
{{- $c.existingSecret }}
{{- else if $c.externalSecret.enabled }}
{{- if not (and $c.externalSecret.storeName $c.externalSecret.remoteKey) }}
{{- fail "credentials.externalSecret needs storeName and remoteKey" }}
{{- end }}
{{- include "lumenore-mcp.fullname" . }}
{{- else if eq $c.kind "apiKey" }}
{{- if not $c.apiKey }}
{{- fail "the platform lumenore needs credentials: name a Secret in credentials.existingSecret, or set credentials.apiKey" }}
{{- end }}
{{- include "lumenore-mcp.fullname" . }}
{{- else }}
{{- if not (and $c.clientId $c.secret) }}
{{- fail "the platform lumenore needs credentials: name a Secret in credentials.existingSecret (or set config.PLATFORM=embedded to try without an account)" }}
{{- end }}
{{- include "lumenore-mcp.fullname" . }}
{{- end }}
{{- end }}

{{/* The claim of the data, if there is one. */}}
{{- define "lumenore-mcp.dataClaim" -}}
{{- if .Values.data.existingClaim }}
{{- .Values.data.existingClaim }}
{{- else if .Values.data.persistence.enabled }}
{{- include "lumenore-mcp.fullname" . }}-data
{{- end }}
{{- end }}

{{/* "true" where an Ingress is wanted. */}}
{{- define "lumenore-mcp.ingress" -}}
{{- $wanted := .Values.ingress.enabled | toString }}
{{- if or (eq $wanted "true") (and (eq $wanted "auto") .Values.hostname (not .Values.httpRoute.parentRefs)) }}
{{- required "ingress.enabled needs hostname" .Values.hostname | empty | ternary "" "true" }}
{{- end }}
{{- end }}

{{/* Bytes of a quantity as Kubernetes writes memory: 512Mi, 1.5Gi, 2G, 1000000. */}}
{{- define "lumenore-mcp.bytes" -}}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 }}
{{- $number := regexFind "^[0-9.]+" (toString .) }}
{{- mulf (float64 $number) (get $units (trimPrefix $number (toString .))) | floor | int64 }}
{{- end }}

{{/* GOMEMLIMIT: Go does not take the container's limit by itself. */}}
{{- define "lumenore-mcp.goMemoryLimit" -}}
{{- $percent := .Values.goMemoryPercent | default (include "lumenore-mcp.embedded" . | empty | ternary 90 40) }}
{{- $bytes := include "lumenore-mcp.bytes" .Values.resources.limits.memory | int64 }}
{{- printf "%dKiB" (div (mul (div $bytes 100) $percent) 1024) }}
{{- end }}

{{/* Seconds from the start of a pod's end until its last call is answered and its files are closed. */}}
{{- define "lumenore-mcp.graceSeconds" -}}
{{- $closing := 30 }}
{{- add .Values.preStopSleepSeconds .Values.config.DRAIN_DELAY .Values.config.TOTAL_TIMEOUT $closing }}
{{- end }}

{{/* Port of the platform. */}}
{{- define "lumenore-mcp.platformPort" -}}
{{- $url := .Values.config.SERVER_URL | default "https://preview.lumenore.com" }}
{{- $port := regexFind ":[0-9]+$" (get (urlParse $url) "host") | trimPrefix ":" }}
{{- .Values.networkPolicy.platformPort | default $port | default (hasPrefix "http://" $url | ternary 80 443) }}
{{- end }}
