import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool';
import { reluConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape';
import { registerKernel } from '@tensorflow/tfjs-core';

/**
 * Registers only the kernels that the layers of `../layers.ts` need; the package's own index would
 * add some two hundred to the bundle. A test builds every layer with this list.
 */
export function registerWasmKernels(): void {
  for (const kernel of [
    _fusedMatMulConfig,
    fusedConv2DConfig,
    fusedDepthwiseConv2DConfig,
    maxPoolConfig,
    reluConfig,
    reshapeConfig,
  ]) {
    registerKernel(kernel);
  }
}
