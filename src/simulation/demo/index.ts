export { DayLines } from './day-lines';
export { type DemoServer, startDemoServer } from './demo-server';
export { Interrupt } from './interrupt';
export { copyMarkedApp } from './marked-app';
export { type Asked, readOptions, USAGE } from './options';
export { DEMO_EPSILON, DEMO_MODELS, demoPlan } from './plan';
