import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/_FusedMatMul';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPool';
import { reluConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { registerKernel } from '@tensorflow/tfjs-core';

/** Registers the kernels that the layers need, the same as in `wasm-kernels.ts`. */
export function registerWebglKernels(): void {
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
