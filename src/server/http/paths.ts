/** Paths that need no file of their own. */
export const CONFIG_PATH = '/api/v1/config';
export const HEALTH_PATH = '/healthz';
export const OPENAPI_PATH = '/api/v1/openapi.json';
