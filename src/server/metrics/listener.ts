import { createServer, type Server } from 'node:http';
import { METRICS_PATH } from '../../contract';
import type { PrometheusMetrics } from './metrics';

/**
 * The server of the metrics. It has a port of its own and not a path beside the app: so that it can be kept from the
 * network by its address alone, and the collector needs no maintainer token, which would open the aggregates as well.
 */
export function metricsServer(metrics: PrometheusMetrics): Server {
  return createServer(async (request, response) => {
    if (request.url !== METRICS_PATH || request.method !== 'GET') {
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end(`The metrics are at GET ${METRICS_PATH}.\n`);
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  });
}
