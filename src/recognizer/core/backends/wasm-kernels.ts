import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool';
import { reluConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape';
import { type KernelConfig, registerKernel } from '@tensorflow/tfjs-core';

/**
 * Only the kernels that the layers of `../layers.ts` need; the package's own index would add some
 * two hundred to the bundle. The build leaves all others out of the binaries, too
 * (scripts/slim-wasm.ts). A test builds every layer with this list.
 */
export const WASM_KERNELS: readonly KernelConfig[] = [
  _fusedMatMulConfig,
  fusedConv2DConfig,
  fusedDepthwiseConv2DConfig,
  maxPoolConfig,
  reluConfig,
  reshapeConfig,
];

export function registerWasmKernels(): void {
  for (const kernel of WASM_KERNELS) registerKernel(kernel);
}
