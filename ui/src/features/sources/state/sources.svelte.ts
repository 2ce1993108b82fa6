import { call, type SourceUse } from "../../../ipc/client";

/** Every source that something in Soleus rests on; read once. */
class Sources {
  all = $state.raw<SourceUse[] | null>(null);

  async load(): Promise<void> {
    this.all ??= await call("guide_sources");
  }
}

export const sources = new Sources();
