/** The mark and the name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 32 32" className="size-8">
        <rect width="32" height="32" rx="9" className="fill-accent-wash" />
        <path
          d="M5 17h5l2.5-7 4.5 13 3.5-9 1.5 3h5"
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-accent-ink"
        />
      </svg>
      {/* On a phone its place is taken by what is told of something that waits to be sent. */}
      <span className="min-[24rem]:max-xs:group-has-[[data-pending]]/header:sr-only">Latido</span>
    </span>
  );
}
