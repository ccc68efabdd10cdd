package check_test

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// externalSecret is what the chart uses of external-secrets.io/v1, whose own
// types come with a large module.
type externalSecret struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`

	Spec struct {
		RefreshInterval metav1.Duration `json:"refreshInterval"`
		SecretStoreRef  struct {
			Kind string `json:"kind"`
			Name string `json:"name"`
		} `json:"secretStoreRef"`
		Target struct {
			Name           string `json:"name"`
			CreationPolicy string `json:"creationPolicy"`
		} `json:"target"`
		Data []struct {
			SecretKey string `json:"secretKey"`
			RemoteRef struct {
				Key      string `json:"key"`
				Property string `json:"property"`
			} `json:"remoteRef"`
		} `json:"data"`
	} `json:"spec"`
}

func (e *externalSecret) DeepCopyObject() runtime.Object {
	copied := *e
	return &copied
}

func addExternalSecrets(scheme *runtime.Scheme) error {
	version := schema.GroupVersion{Group: "external-secrets.io", Version: "v1"}
	scheme.AddKnownTypeWithName(version.WithKind("ExternalSecret"), &externalSecret{})
	metav1.AddToGroupVersion(scheme, version)
	return nil
}
