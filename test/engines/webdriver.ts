/**
 * Commands of WebDriver that the tests need: by the names Firefox has for them, with
 * their way over HTTP.
 */
export const COMMANDS = {
  NewSession: ['POST', ''],
  Navigate: ['POST', '/url'],
  Refresh: ['POST', '/refresh'],
  ExecuteScript: ['POST', '/execute/sync'],
  ElementClick: ['POST', '/element/{id}/click'],
  ElementSendKeys: ['POST', '/element/{id}/value'],
  GetComputedLabel: ['GET', '/element/{id}/computedlabel'],
  PerformActions: ['POST', '/actions'],
  TakeScreenshot: ['GET', '/screenshot'],
} as const satisfies Record<string, readonly ['GET' | 'POST', string]>;

export type Command = keyof typeof COMMANDS;

/** How a browser is to be started. */
export interface BrowserOptions {
  /** Size of the page, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The language that the browser asks for (BCP 47). */
  readonly language: string;
  /** Port of the HTTP proxy that is its only way to the network. */
  readonly proxyPort: number;
}

/** A browser that takes WebDriver's commands. */
export interface Wire {
  /** Errors of pages so far: uncaught, and of the console. */
  pageErrors(): string[];
  /** What the browser asked the user to permit, on behalf of the page. */
  permissionRequests(): Promise<string[]>;
  /** @throws WebDriverError with what the browser answered */
  send(command: Command, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** A refusal of the browser, by its code in the standard. */
export class WebDriverError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}
