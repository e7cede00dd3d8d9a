import { createServer, type Server } from 'node:http';
import { METRICS_PATH } from '../../contract';
import type { PrometheusMetrics } from './metrics';

/**
 * The server of the metrics. Its own port keeps it off the network by address alone, and spares
 * the collector a maintainer token, which would open the aggregates too.
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
