/** Numbers of the programme that are explained, as the link names them. */
export const FIGURES = ['closed', 'works', 'people', 'poor', 'exit', 'spent', 'waiting', 'unreported', 'stability', 'lost'] as const;
export type Figure = (typeof FIGURES)[number];

export const isFigure = (text: string | null): text is Figure => FIGURES.some((figure) => figure === text);
