/** A release of a repository. */
export interface Release {
  readonly id: number;
  tag: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  readonly authorId: number;
  readonly createdAt: string;
  publishedAt: string | null;
  readonly assets: ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly id: number;
  name: string;
  label: string | null;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `sha256:` and the digest in hexadecimal. */
  readonly digest: string;
  readonly uploaderId: number;
  readonly createdAt: string;
  downloads: number;
}
