export type BrandMarkProps = { readonly className?: string | undefined };

/** The mark of Holdfast: two posts and the rope that holds between them. Decorative, the word is beside it. */
export function BrandMark({ className }: BrandMarkProps) {
  return (
    <svg
      className={className === undefined ? 'brandmark' : `brandmark ${className}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.6}
      strokeLinecap="round"
    >
      <path d="M7 3v18M17 3v18" />
      <path d="M2.5 14.5c2.5-4.8 5.5-5 9.5-2.5s7 2.3 9.5-2.5" />
    </svg>
  );
}
