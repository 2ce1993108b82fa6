import { call, type SourceUse } from "../../../ipc/client";

/** Every source that something in Soleus rests on; read once. */
class Sources {
  all = $state.raw<SourceUse[] | null>(null);

  async load(): Promise<void> {
    this.all ??= await call("guide_sources");
  }

  /** What people call a source, and that with its title; its id until all were read. */
  named(id: string): { id: string; name: string; whole: string } {
    const source = this.all?.find((use) => use.source.id === id)?.source;
    return { id, name: source?.body ?? id, whole: source ? `${source.body}: ${source.title}` : id };
  }
}

export const sources = new Sources();
