/** What a request of the API gets: a response, or its connection cut. */
export type Answer = Response | 'cut';
